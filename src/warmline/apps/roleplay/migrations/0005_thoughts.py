from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('roleplay', '0004_steps'),
    ]

    operations = [
        migrations.AddField(
            model_name='branch',
            name='thoughts',
            field=models.BinaryField(null=True),
        ),
    ]
