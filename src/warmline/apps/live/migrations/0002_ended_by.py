from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('live', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='livetalk',
            name='ended_by',
            field=models.CharField(blank=True, choices=[('agent', 'agent'), ('customer', 'customer')], default='', max_length=10),
        ),
    ]
