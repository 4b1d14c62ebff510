from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('roleplay', '0003_holds'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='steps',
            field=models.SmallIntegerField(default=0),
        ),
    ]
